"""Reading(s) → findings. Pure; the equations are data."""
