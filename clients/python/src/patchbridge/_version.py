"""The one place of the client's version, which is that of the program it was made with."""

VERSION = "0.3.0"
