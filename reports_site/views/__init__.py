"""Views get, ask and show: no filter logic, no arithmetic."""
