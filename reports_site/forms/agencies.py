"""What a person says of an agency."""

from django import forms

from parsing.models import Agency


class AgencyForm(forms.ModelForm):
    class Meta:
        model = Agency
        fields = ("name", "region", "level", "field", "scope", "is_example")
