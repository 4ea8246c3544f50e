package io.github.vipnat.lint;

import io.github.vipnat.address.Protocol;
import io.github.vipnat.address.TransportPort;
import io.github.vipnat.nat.StaticOptions.Flag;
import io.github.vipnat.plan.Change.Remove;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.topology.Publication;
import io.github.vipnat.topology.Publication.Extent;
import io.github.vipnat.topology.Publication.PortPair;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * FTP names addresses and ports inside its control connection. The router rewrites them on port 21 unless the rule says
 * {@code no-payload} (ios-facts 8, "ALG"); elsewhere, passive transfers end at an address nobody outside can reach.
 */
final class FtpWithoutHelper implements LintRule {

    private static final TransportPort FTP = new TransportPort(Protocol.TCP, 21);

    @Override
    public List<Problem> check(Subject subject) {
        return subject.router().publish().stream()
                .flatMap(publication -> Stream.concat(offPort(publication), noPayload(subject, publication)))
                .toList();
    }

    private static Stream<Problem> offPort(Publication publication) {
        return pairs(publication)
                .filter(pair -> pair.global().protocol() == Protocol.TCP)
                .filter(pair -> (pair.global().number() == FTP.number()) != (pair.localPort() == FTP.number()))
                .map(pair -> Problem.risk(
                        "ftp-off-its-port",
                        publication.where(),
                        pair + " publishes FTP on a port other than 21",
                        "the router rewrites addresses inside FTP on port 21; passive transfers will hang",
                        "publish  tcp 21  and let the server listen there, or set its pasv_address to "
                                + publication.global()));
    }

    private static Stream<Problem> noPayload(Subject subject, Publication publication) {
        boolean publishesFtp = pairs(publication).anyMatch(pair -> pair.global().equals(FTP))
                || (publication.extent() instanceof Extent.Full && servedFtp(subject, publication));
        return publishesFtp && publication.options().has(Flag.NO_PAYLOAD)
                ? Stream.of(Problem.risk(
                        "ftp-without-payload",
                        publication.where(),
                        "FTP is published with no-payload",
                        "the router leaves the addresses inside FTP alone; passive transfers will hang",
                        "remove no-payload, or set the server's pasv_address to " + publication.global()))
                : Stream.empty();
    }

    private static boolean servedFtp(Subject subject, Publication publication) {
        return subject.plan().removals().stream()
                .map(Remove::rule)
                .anyMatch(rule -> rule.mapping().globalTransportPort().equals(Optional.of(FTP))
                        && subject.publications().about(rule).equals(Optional.of(publication)));
    }

    private static Stream<PortPair> pairs(Publication publication) {
        return publication.extent().ports().stream();
    }
}
