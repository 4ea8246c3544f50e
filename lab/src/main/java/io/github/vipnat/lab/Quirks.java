package io.github.vipnat.lab;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The position of every {@link Quirk} switch.
 *
 * <pre>{@code
 * Quirks.defaults().with(Quirk.FullOverPorts.REFUSE_SIMILAR).with(Quirk.SystemPorts.REFUSE)
 * }</pre>
 *
 * A switch that was not set stands where the router's {@link Personality} has it.
 */
public final class Quirks {

    private static final Quirks DEFAULTS = new Quirks(Map.of());

    private final Map<Class<?>, Quirk> chosen;

    private Quirks(Map<Class<?>, Quirk> chosen) {
        this.chosen = chosen;
    }

    /** Nothing set: the personality decides. */
    public static Quirks defaults() {
        return DEFAULTS;
    }

    /** Every switch there is, with all its branches: the outer list for a test that wants to go through them all. */
    @SuppressWarnings("unchecked")
    public static List<List<Quirk>> everySwitch() {
        return Stream.of(Quirk.class.getPermittedSubclasses())
                .map(branches -> List.of((Quirk[]) branches.getEnumConstants()))
                .toList();
    }

    /** The same switches with this one set. */
    public Quirks with(Quirk quirk) {
        Map<Class<?>, Quirk> all = new LinkedHashMap<>(chosen);
        all.put(quirk.getClass(), quirk);
        return new Quirks(all);
    }

    /** Where a switch stands; its first branch when nobody set it. */
    public <Q extends Enum<Q> & Quirk> Q get(Class<Q> which) {
        Quirk quirk = chosen.get(which);
        return quirk == null ? which.getEnumConstants()[0] : which.cast(quirk);
    }

    Quirks over(Quirks below) {
        Map<Class<?>, Quirk> all = new LinkedHashMap<>(below.chosen);
        all.putAll(chosen);
        return new Quirks(all);
    }

    @Override
    public String toString() {
        return chosen.values().stream()
                .map(quirk -> quirk.getClass().getSimpleName() + "." + quirk)
                .collect(Collectors.joining(", ", "Quirks[", "]"));
    }
}
