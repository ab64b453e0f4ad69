"""The desk and the history of calls: what an assistant has before her all day."""
