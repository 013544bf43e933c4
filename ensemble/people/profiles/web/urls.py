from django.urls import path

from ensemble.people.profiles.web import (
    availability,
    editing,
    memory,
    people,
    search,
    skills,
    welcome,
)

app_name = "profiles"
urlpatterns = [
    path("people", search.index, name="search"),
    path("people/invite", people.invite, name="invite"),
    path("people/<uuid:pk>", people.show, name="person"),
    path("people/<uuid:pk>/portrait", people.portrait, name="portrait"),
    path("people/<uuid:pk>/notes", memory.note, name="note"),
    path("people/<uuid:pk>/met", memory.how_we_met, name="how_we_met"),
    path("notes/<uuid:pk>/correction", memory.correct, name="correct"),
    path("me/card", people.me, name="me"),
    path("me/card/skills", skills.index, name="skills"),
    path("me/card/skills/add", skills.add, name="add_skill"),
    path("me/card/skills/drop", skills.drop, name="drop_skill"),
    path("me/card/portrait", editing.portrait, name="change_portrait"),
    path("me/card/portrait/remove", editing.remove_portrait, name="remove_portrait"),
    path("me/card/preview", editing.preview, name="preview"),
    path("me/card/<slug:section>", editing.section, name="edit"),
    path("me/availability", availability.index, name="availability"),
    path("me/availability/undo/<slug:former>", availability.undo, name="undo_availability"),
    path("me/availability/rhythm", availability.rhythm, name="rhythm"),
    path("me/pause", availability.pause, name="pause"),
    path("me/back", availability.come_back, name="come_back"),
    path("me/leave", availability.leave, name="leave"),
    path("welcome", welcome.index, name="welcome"),
    path("welcome/<slug:step>", welcome.step, name="welcome_step"),
    path("welcome/<slug:step>/skip", welcome.skip, name="skip_step"),
]
