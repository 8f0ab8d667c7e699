"""One datum each: widgets are given plain values and post messages. They know no store and no clock."""
