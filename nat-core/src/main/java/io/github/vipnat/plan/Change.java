package io.github.vipnat.plan;

import io.github.vipnat.nat.NatEntry;
import io.github.vipnat.nat.StaticRule;

/** One rule added or removed. */
public sealed interface Change {

    StaticRule rule();

    /** Why, for the reader of the plan; may be empty. */
    String why();

    /** A rule to take out, with the line the router prints for it. */
    record Remove(NatEntry entry, String why) implements Change {
        @Override
        public StaticRule rule() {
            return entry.rule();
        }
    }

    /** A rule to put in. */
    record Add(StaticRule rule, String why) implements Change {}
}
