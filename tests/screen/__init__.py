"""What tests of the screen share: the theme, the keys, walks over what a person sees or hears."""
