package io.github.vipnat.election;

import io.github.vipnat.election.scenario.ScenarioEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which processes were down where and when, whether keepalived tracks them or not. */
final class Services {

    private final Map<String, Duration> downSince = new HashMap<>();
    private final List<Down> ended = new ArrayList<>();

    /** A process was down on a node. */
    record Down(String node, String process, Duration from, Duration to) {}

    void apply(ScenarioEvent event) {
        String key = event.node() + " " + event.subject();
        if (event.what() == ScenarioEvent.Happening.PROCESS_DOWN) {
            downSince.putIfAbsent(key, event.at());
        } else if (event.what() == ScenarioEvent.Happening.PROCESS_UP) {
            Duration since = downSince.remove(key);
            if (since != null) {
                ended.add(new Down(event.node(), event.subject(), since, event.at()));
            }
        }
    }

    List<Down> downUntil(Duration end) {
        List<Down> all = new ArrayList<>(ended);
        downSince.forEach((key, since) -> {
            String[] parts = key.split(" ", 2);
            all.add(new Down(parts[0], parts[1], since, end));
        });
        return all;
    }
}
