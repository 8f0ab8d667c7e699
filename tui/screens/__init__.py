"""The screens, one file each, with its stylesheet beside it. They join catalogue, session and pain log."""
