package io.github.vipnat.topology.yaml;

import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.ProblemException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The mistakes found in one file, told in the order of the file. */
public final class FileFindings {

    /** Past this many a user reads no further, and one broken line repeated says nothing new. */
    private static final int MOST_TOLD = 100;

    private final String file;
    private final List<Finding> found = new ArrayList<>();

    public FileFindings(String file) {
        this.file = file;
    }

    void add(Position at, String code, String what, String why, String fix) {
        found.add(new Finding(at, Problem.fatal(code, where(at), what, why, fix)));
    }

    String where(Position at) {
        return file + ":" + at.line() + ":" + at.column();
    }

    /** Grows with each finding, so that two looks tell whether something was found in between. */
    int count() {
        return found.size();
    }

    public void throwIfAny() {
        if (!found.isEmpty()) {
            throw new ProblemException(ProblemException.Kind.INPUT, told());
        }
    }

    private List<Problem> told() {
        List<Problem> all = found.stream()
                .sorted(Comparator.comparing(Finding::at))
                .map(Finding::problem)
                .distinct()
                .collect(Collectors.toList());
        return all.size() <= MOST_TOLD
                ? all
                : Stream.concat(all.stream().limit(MOST_TOLD), Stream.of(more(all.size() - MOST_TOLD)))
                        .toList();
    }

    private Problem more(int count) {
        return Problem.fatal(
                "more-mistakes",
                file,
                count + " more mistakes are not shown",
                "a list this long is mostly one mistake repeated",
                "correct the first ones and read the file again");
    }

    private record Finding(Position at, Problem problem) {}
}
