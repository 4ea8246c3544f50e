package io.github.vipnat.apply.journal;

import io.github.vipnat.device.DeviceOs;
import io.github.vipnat.nat.StaticRule;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What recorded runs put in and took out: a difference between running and startup configuration that is theirs is nobody
 * else's unsaved work.
 */
public record UnsavedOwnRules(Set<StaticRule> meanings, DeviceOs os) {

    public static UnsavedOwnRules of(List<RunRecord> runs, DeviceOs os) {
        Set<StaticRule> meanings = runs.stream()
                .flatMap(run -> Stream.concat(run.added().stream(), run.removed().stream()))
                .flatMap(line -> os.readRule(line).stream())
                .map(StaticRule::meaning)
                .collect(Collectors.toUnmodifiableSet());
        return new UnsavedOwnRules(meanings, os);
    }

    /** Whether the configuration line is one of these rules. */
    public boolean has(String line) {
        return os.readRule(line.strip())
                .map(StaticRule::meaning)
                .filter(meanings::contains)
                .isPresent();
    }
}
