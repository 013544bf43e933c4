"""The shape of what people type; forms never save."""

from ensemble.foundation.ui.forms import Day, done, posted, status_of, told

__all__ = ["Day", "done", "posted", "status_of", "told"]
