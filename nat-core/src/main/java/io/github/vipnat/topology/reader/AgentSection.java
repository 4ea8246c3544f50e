package io.github.vipnat.topology.reader;

import io.github.vipnat.topology.AgentSettings;
import io.github.vipnat.topology.AgentSettings.Policy;
import io.github.vipnat.topology.yaml.Choice;
import io.github.vipnat.topology.yaml.NumberField;
import io.github.vipnat.topology.yaml.Section;
import io.github.vipnat.topology.yaml.Value;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads {@code agent}. */
final class AgentSection {

    static final Value<AgentSettings> VALUE = Section.value(
            "agent",
            "{ policy: audit, interval: 15m }",
            List.of("policy", "interval", "warm-session"),
            AgentSection::read);

    private static final Value<Duration> INTERVAL = NumberField.duration(
            Duration.ofSeconds(1),
            Duration.ofHours(24),
            "15m",
            "looking more often burdens the router, looking less often finds drift too late");

    private AgentSection() {}

    private static Optional<AgentSettings> read(Section agent) {
        AgentSettings usual = AgentSettings.usual();
        Policy policy =
                agent.optional("policy", Choice.lowerCase(Policy.values())).orElse(usual.policy());
        Duration interval = agent.optional("interval", INTERVAL).orElse(usual.interval());
        boolean warm = agent.optional("warm-session", Choice.FLAG).orElse(usual.warmSession());
        return agent.whole(() -> new AgentSettings(policy, interval, warm));
    }
}
