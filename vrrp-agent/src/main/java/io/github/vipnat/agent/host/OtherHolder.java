package io.github.vipnat.agent.host;

import java.util.function.Function;

/** Who else answers for the VIP. */
public sealed interface OtherHolder {

    /** Nobody has asked. */
    record NotAsked() implements OtherHolder {
        @Override
        public <R> R match(OtherHolder.Cases<R> cases) {
            return cases.notAsked().apply(this);
        }
    }

    /** Nobody else. */
    record Nobody() implements OtherHolder {
        @Override
        public <R> R match(OtherHolder.Cases<R> cases) {
            return cases.nobody().apply(this);
        }
    }

    /** Another host does. */
    record Somebody(String mac) implements OtherHolder {
        @Override
        public <R> R match(OtherHolder.Cases<R> cases) {
            return cases.somebody().apply(this);
        }
    }

    /** What each answer comes to (docs/adr 0013). */
    record Cases<R>(Function<NotAsked, R> notAsked, Function<Nobody, R> nobody, Function<Somebody, R> somebody) {}

    /** What this one comes to. */
    <R> R match(OtherHolder.Cases<R> cases);
}
