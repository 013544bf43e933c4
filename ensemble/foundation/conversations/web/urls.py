from django.urls import path

from ensemble.foundation.conversations.web import conversations

app_name = "conversations"
urlpatterns = [
    path("conversations/<uuid:public_id>", conversations.show, name="show"),
    path("conversations/<uuid:public_id>/say", conversations.say, name="say"),
]
