"""The only place that knows the pages of every app."""


urlpatterns = []
