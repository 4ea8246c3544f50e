package io.github.vipnat.lint;

import io.github.vipnat.filter.Mend;
import io.github.vipnat.lint.Gate.Kind;
import io.github.vipnat.problem.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A filter that lets a retired address through and not the VIP, so that the service would go silent; one of which that
 * cannot be said; and a route-map that would route the VIP's answers another way than the node's. Each packet of today is
 * tried beside the one that takes its place, at the same gate and in the same direction, and what is advised lets that very
 * packet through.
 */
final class FilterShutsVipOut implements LintRule {

    @Override
    public List<Problem> check(Subject subject) {
        Map<String, List<GateTrial>> byPlace = new LinkedHashMap<>();
        Map<String, List<GateRemedy.Wanted>> repairs = new LinkedHashMap<>();
        trials(subject).forEach(trial -> {
            for (Mend mend : trial.mends()) {
                String place = GateRemedy.place(mend);
                List<GateTrial> trials = byPlace.computeIfAbsent(place, key -> new ArrayList<>());
                if (!trials.contains(trial)) {
                    trials.add(trial);
                }
                repairs.computeIfAbsent(place, key -> new ArrayList<>())
                        .add(new GateRemedy.Wanted(mend, trial.move().isOneOfAll()));
            }
        });
        return byPlace.entrySet().stream()
                .flatMap(entry -> problems(
                        subject,
                        entry.getKey(),
                        entry.getValue(),
                        GateRemedy.lines(repairs.getOrDefault(entry.getKey(), List.of()))))
                .toList();
    }

    private static Stream<GateTrial> trials(Subject subject) {
        return MovedService.of(subject).stream().flatMap(move -> {
            Gates gates = new Gates(subject, move);
            return gates.all()
                    .map(gate -> GateTrial.of(gate, move, gates.clients(gate)))
                    .filter(trial -> !trial.isClean());
        });
    }

    /** One for each kind of gate; what is typed for the first mends the other too. */
    private static Stream<Problem> problems(Subject subject, String place, List<GateTrial> trials, List<String> lines) {
        List<Problem> problems = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            List<GateTrial> ofKind =
                    trials.stream().filter(trial -> trial.gate().kind() == kind).toList();
            if (!ofKind.isEmpty()) {
                problems.add(new GateProblem(subject, place, kind, ofKind).problem(lines, !problems.isEmpty()));
            }
        }
        return problems.stream();
    }
}
