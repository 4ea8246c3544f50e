package io.github.vipnat.agent.events;

import io.github.vipnat.agent.state.Heard;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;

/** Keeps account of who last told the agent something, from any thread. */
public final class Hearing {

    private final InstantSource clock;
    private volatile Heard heard;

    /** @param earlier what an agent before this one heard */
    public Hearing(InstantSource clock, Heard earlier) {
        this.clock = clock;
        this.heard = earlier;
    }

    /** Passes lines on; one that VRRP could have said counts as this source's word. */
    public Consumer<String> of(Heard.Source source, Consumer<String> lines) {
        return line -> {
            if (NotifyParser.parse(line).isPresent()) {
                note(source, clock.instant());
            }
            lines.accept(line);
        };
    }

    /** This source told the agent something at that time. */
    public synchronized void note(Heard.Source source, Instant at) {
        heard = heard.with(source, at);
    }

    public Heard heard() {
        return heard;
    }
}
