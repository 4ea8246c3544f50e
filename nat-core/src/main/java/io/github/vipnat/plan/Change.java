package io.github.vipnat.plan;

import io.github.vipnat.nat.NatEntry;
import io.github.vipnat.nat.StaticRule;
import java.util.function.Function;

/** One rule added or removed. */
public sealed interface Change {

    StaticRule rule();

    /** Why, for the reader of the plan; may be empty. */
    String why();

    /** Whether it takes the rule out; if not, it puts it in. */
    boolean removes();

    /** A rule to take out, with the line the router prints for it. */
    record Remove(NatEntry entry, String why) implements Change {
        @Override
        public StaticRule rule() {
            return entry.rule();
        }

        @Override
        public boolean removes() {
            return true;
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.remove().apply(this);
        }
    }

    /** A rule to put in. */
    record Add(StaticRule rule, String why) implements Change {
        @Override
        public boolean removes() {
            return false;
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.add().apply(this);
        }
    }

    /** What each change comes to (docs/adr 0013). */
    record Cases<R>(Function<Remove, R> remove, Function<Add, R> add) {}

    /** What this one comes to. */
    <R> R match(Cases<R> cases);
}
