from ensemble.work.missions.tests.builders import chosen_mission


def test_it_leaves_a_mission(shared, karim, petit, now):
    mission = chosen_mission(shared, karim, by=petit, at=now)
    assert (mission.state, mission.member, mission.days) == ("ready", karim, 60)
