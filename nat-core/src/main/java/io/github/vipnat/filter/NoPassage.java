package io.github.vipnat.filter;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A place that lets nothing through, as there is between two zones without a policy and between a zone and an interface
 * that is in none (Cisco, "Zone-Based Policy Firewall Design and Application Guide": "Rules for applying").
 *
 * @param opened what the lines that would open it are typed on
 * @param lines what would open it, as configuration mode takes it; none where a person has to decide
 */
public record NoPassage(String opened, List<String> lines) implements Filter {

    public NoPassage {
        lines = List.copyOf(lines);
    }

    @Override
    public Answer answer(Packet packet) {
        return Answer.of(Verdict.SHUTS_OUT);
    }

    @Override
    public Stream<AccessList> lists() {
        return Stream.empty();
    }

    @Override
    public List<Mend> mends(Optional<Packet> model, Packet packet) {
        return List.of(lines.isEmpty() ? new Mend.Look(opened) : new Mend.Lines(opened, lines));
    }
}
