package io.github.vipnat.lint;

import io.github.vipnat.nat.RouterInterface;
import io.github.vipnat.nat.RouterInterface.NatRole;
import io.github.vipnat.nat.RouterView;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * {@code ip inspect NAME in|out} on an interface that flows enter by or leave by: it opens lists for their answers, for
 * protocols that vipnat does not look into.
 */
final class InspectLine {

    private InspectLine() {}

    /** The line that may let answers into an inside interface. */
    static Optional<String> of(RouterView view, RouterInterface face) {
        Stream<String> whereFlowsEnter =
                view.withRole(NatRole.OUTSIDE).stream().flatMap(outside -> lines(view, outside, " in"));
        return Stream.concat(whereFlowsEnter, lines(view, face, " out")).findFirst();
    }

    private static Stream<String> lines(RouterView view, RouterInterface face, String direction) {
        return view.lines().stream()
                .filter(line -> line.section().equals("interface " + face.name()))
                .filter(line -> line.text().strip().startsWith("ip inspect "))
                .filter(line -> line.text().stripTrailing().endsWith(direction))
                .map(line -> face.name() + ", " + line.shown());
    }
}
