package io.github.vipnat.apply.send;

import io.github.vipnat.apply.Outcome.Gap;
import io.github.vipnat.nat.Mapping;
import io.github.vipnat.plan.Change;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/** Measures how long each global answers nothing: from a removal's prompt to the prompt of what takes its place. */
final class OutageMeter {

    private final LongSupplier nanoClock;
    private final Map<Change, Long> open = new LinkedHashMap<>();
    private final List<Gap> closed = new ArrayList<>();

    OutageMeter(LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
    }

    void recordAccepted(Change change) {
        long now = nanoClock.getAsLong();
        if (change.removes()) {
            open.put(change, now);
            return;
        }
        open.entrySet().removeIf(entry -> {
            boolean closes = change.rule().mapping().meets(entry.getKey().rule().mapping());
            if (closes) {
                closed.add(new Gap(serviceOf(entry.getKey()), Duration.ofNanos(now - entry.getValue())));
            }
            return closes;
        });
    }

    List<Gap> toList() {
        return List.copyOf(closed);
    }

    private static String serviceOf(Change change) {
        Mapping mapping = change.rule().mapping();
        String global = mapping.insideGlobalAddress()
                .map(Object::toString)
                .orElseGet(() ->
                        mapping.globalInterfaceName().map(Object::toString).orElse("network"));
        return mapping.globalTransportPort().map(port -> global + " " + port).orElse(global);
    }
}
