package io.github.vipnat.apply;

import io.github.vipnat.nat.RouterView;
import io.github.vipnat.nat.StaticRule;
import java.util.List;

/** The static rules that a router of a given state should have. */
@FunctionalInterface
public interface WantedRules {

    List<StaticRule> of(RouterView view);

    /** Every router is as it should be; so every unsaved change is somebody's. */
    static WantedRules none() {
        return view -> view.nat().entries().stream().map(entry -> entry.rule()).toList();
    }
}
