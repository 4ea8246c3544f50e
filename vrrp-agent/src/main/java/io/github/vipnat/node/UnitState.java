package io.github.vipnat.node;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A unit as systemd shows it (org.freedesktop.systemd1(5)); every word is systemd's own, and empty where it was not shown.
 *
 * @param id its name; an alias is shown by the name of what it stands for
 * @param load {@code loaded}, {@code not-found}, {@code masked}
 * @param active {@code active}, "inactive", {@code failed}, {@code activating}
 * @param sub {@code running}, {@code dead}, {@code auto-restart}
 * @param result why it failed, {@code exit-code}
 * @param file {@code enabled}, {@code disabled}, {@code static}, {@code masked}
 * @param restart {@code no}, {@code on-failure}, {@code always}
 * @param isPassedOver whether it was to start, and a condition of its file kept it from it without a failure
 */
public record UnitState(
        String id,
        String load,
        String active,
        String sub,
        String result,
        String file,
        String restart,
        boolean isPassedOver) {

    private static final String PROPERTIES =
            "Id,LoadState,ActiveState,SubState,Result,UnitFileState,Restart,ConditionResult,ConditionTimestampMonotonic";

    /** What prints the state of these units, for {@link #parse}. */
    public static NodeQuestion question(List<String> units) {
        return NodeQuestion.ofAll(
                "units", "systemctl show --no-pager -p " + PROPERTIES + " " + String.join(" ", units));
    }

    /**
     * By the names that were asked for; one that stands under another name is told by the place of its answer.
     *
     * @param said blocks of lines {@code Name=value}, a blank line between, in the order that was asked
     */
    public static Map<String, UnitState> parse(List<String> units, String said) {
        List<UnitState> states = blocks(said).stream().map(UnitState::of).toList();
        Map<String, UnitState> byName = new LinkedHashMap<>();
        states.forEach(state -> byName.putIfAbsent(state.id(), state));
        if (states.size() == units.size()) {
            for (int i = 0; i < units.size(); i++) {
                byName.putIfAbsent(units.get(i), states.get(i));
            }
        }
        return byName;
    }

    public boolean isInstalled() {
        return !load.isEmpty() && !load.equals("not-found");
    }

    public boolean isActive() {
        return active.equals("active") || active.equals("reloading");
    }

    /** Whether it starts with the machine, or needs no such wish. */
    public boolean isEnabled() {
        return List.of("enabled", "static", "alias", "indirect", "generated", "linked")
                .contains(file);
    }

    private static List<Map<String, String>> blocks(String said) {
        List<Map<String, String>> blocks = new ArrayList<>();
        Map<String, String> block = new LinkedHashMap<>();
        for (String line : (said + "\n\n").lines().toList()) {
            int sign = line.indexOf('=');
            if (line.isBlank() && !block.isEmpty()) {
                blocks.add(block);
                block = new LinkedHashMap<>();
            } else if (sign > 0) {
                block.put(line.substring(0, sign), line.substring(sign + 1).strip());
            }
        }
        return blocks;
    }

    private static UnitState of(Map<String, String> block) {
        boolean wasLooked = !Optional.ofNullable(block.get("ConditionTimestampMonotonic"))
                .orElse("0")
                .equals("0");
        return new UnitState(
                block.getOrDefault("Id", ""),
                block.getOrDefault("LoadState", ""),
                block.getOrDefault("ActiveState", ""),
                block.getOrDefault("SubState", ""),
                block.getOrDefault("Result", ""),
                block.getOrDefault("UnitFileState", ""),
                block.getOrDefault("Restart", ""),
                wasLooked && "no".equals(block.get("ConditionResult")));
    }
}
