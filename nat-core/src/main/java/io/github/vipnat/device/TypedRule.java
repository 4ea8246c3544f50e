package io.github.vipnat.device;

import io.github.vipnat.nat.StaticRule;

/** What a configuration line does: it puts a static rule in, or takes one out. */
public record TypedRule(StaticRule rule, boolean removes) {

    /** The same without what a device adds by itself. */
    public TypedRule meaning() {
        return new TypedRule(rule.meaning(), removes);
    }
}
