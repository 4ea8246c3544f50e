package io.github.vipnat.doctor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What was found, each cause once with what follows from it under it. */
public final class Diagnosis {

    private final List<Finding> findings;

    private Diagnosis(List<Finding> findings) {
        this.findings = List.copyOf(findings);
    }

    /** From all lines of all checks, in the order of the checks. */
    public static Diagnosis of(List<Finding> findings) {
        return new Diagnosis(findings);
    }

    /**
     * A line of its own.
     *
     * @param follows what would not be there without it, nearest first
     */
    public record Told(Finding cause, List<Finding> follows) {

        public Told {
            follows = List.copyOf(follows);
        }
    }

    /** Every line, in the order of the checks. */
    public List<Finding> findings() {
        return findings;
    }

    /** The lines that have no other for their cause, in the order of the checks. */
    public List<Told> told() {
        Map<Finding, List<Finding>> follows = new LinkedHashMap<>();
        findings.stream()
                .filter(finding -> root(finding).equals(finding))
                .forEach(root -> follows.put(root, new ArrayList<>()));
        findings.stream()
                .filter(finding -> !follows.containsKey(finding))
                .forEach(finding ->
                        follows.getOrDefault(root(finding), new ArrayList<>()).add(finding));
        return follows.entrySet().stream()
                .map(one -> new Told(one.getKey(), one.getValue()))
                .toList();
    }

    /** Faults that have no other fault for their cause. */
    public List<Finding> faults() {
        return told().stream()
                .map(Told::cause)
                .filter(finding -> finding.verdict() == Verdict.FAULT)
                .toList();
    }

    /** The nearest cause of a line, where one is there. */
    public Optional<Finding> cause(Finding finding) {
        return finding.because().stream()
                .flatMap(named -> named(named, finding))
                .findFirst();
    }

    /** At the end of the chain of causes; a chain that leads back to itself ends before it does. */
    private Finding root(Finding finding) {
        List<Finding> chain = new ArrayList<>(List.of(finding));
        Optional<Finding> next = cause(finding);
        while (next.isPresent() && !chain.contains(next.get())) {
            chain.add(next.get());
            next = cause(next.get());
        }
        return next.isEmpty()
                ? chain.get(chain.size() - 1)
                : earliest(chain.subList(chain.indexOf(next.get()), chain.size()));
    }

    /** Of a circle the line of the first check, whichever of them is asked about. */
    private Finding earliest(List<Finding> circle) {
        return findings.stream().filter(circle::contains).findFirst().orElseThrow();
    }

    private Stream<Finding> named(Finding.Cause cause, Finding effect) {
        return findings.stream()
                .filter(finding ->
                        finding.check().equals(cause.check()) && finding.where().equals(cause.where()))
                .filter(finding -> !finding.equals(effect) && explains(finding.verdict(), effect.verdict()));
    }

    /** What is well needs no cause; what could not be looked at may be the cause of the same, and of nothing worse. */
    private static boolean explains(Verdict cause, Verdict effect) {
        return switch (effect) {
            case FAULT, WARNING -> cause == Verdict.FAULT;
            case NOT_CHECKED -> cause == Verdict.FAULT || cause == Verdict.NOT_CHECKED;
            case OK, NOTE -> false;
        };
    }
}
