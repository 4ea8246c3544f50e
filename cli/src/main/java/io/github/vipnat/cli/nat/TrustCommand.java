package io.github.vipnat.cli.nat;

import io.github.vipnat.apply.FailureProblem;
import io.github.vipnat.cli.command.SiteCommand;
import io.github.vipnat.cli.process.ExitCode;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.ProblemException;
import io.github.vipnat.reconcile.Surroundings;
import io.github.vipnat.report.JsonReport;
import io.github.vipnat.topology.Topology;
import io.github.vipnat.transport.TransportException;
import io.github.vipnat.transport.hostkey.HostKey;
import io.github.vipnat.transport.hostkey.KnownHosts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Records the host key of a router, of a node, or of a jump host. */
@Command(name = "trust", description = "Show the host key of a router or node; record it.")
public final class TrustCommand extends SiteCommand {

    @Parameters(
            paramLabel = "ROUTER",
            description = "The name of a router or node in cluster.yaml, or the address of a jump host.")
    private String host = "";

    @Option(
            names = {"-y", "--yes"},
            description = "Record it without asking; the fingerprint is yours to compare.")
    private boolean yes;

    @Override
    protected ExitCode execute() {
        Topology topology = topology();
        Surroundings surroundings = surroundings();
        TrustTarget target = TrustTarget.of(topology, host);
        HostKey key = fetch(surroundings, target);
        say(host + " (" + target.host() + " port " + target.port() + ") shows " + key.type() + "\n  "
                + key.fingerprint() + "\n");
        KnownHosts known = surroundings.knownHosts();
        ExitCode code = switch (known.check(key)) {
            case TRUSTED -> said("It is already on record.\n");
            case UNKNOWN -> record(known, key, target);
            case CHANGED -> throw changed(known, key);
            case REVOKED -> throw revoked(known, key);
        };
        if (options().json()) {
            print(JsonReport.hostKey(host, key, known.contains(key)) + "\n");
        }
        return code;
    }

    private static HostKey fetch(Surroundings surroundings, TrustTarget target) {
        try {
            return target.hostKey(surroundings);
        } catch (TransportException e) {
            throw new ProblemException(ProblemException.Kind.UNREACHABLE, FailureProblem.of(target.name(), e));
        }
    }

    private ExitCode record(KnownHosts known, HostKey key, TrustTarget target) {
        terminal().out().flush();
        boolean agreed = yes
                || terminal()
                        .ask()
                        .apply("Is this the " + target.noun() + "'s own fingerprint? [y/N] ")
                        .filter(answer -> answer.strip().equalsIgnoreCase("y"))
                        .isPresent();
        if (!agreed) {
            say("Not recorded. On the " + target.noun() + ":  " + target.onItsConsole() + "\n");
            return ExitCode.REFUSED;
        }
        known.add(key);
        return said("Recorded in " + known.file() + ".\n");
    }

    private ExitCode said(String text) {
        say(text);
        return ExitCode.DONE;
    }

    /** For a person; a script gets the one document instead. */
    private void say(String text) {
        if (!options().json()) {
            print(text);
        }
    }

    private ProblemException changed(KnownHosts known, HostKey key) {
        return refused(
                "host-key-changed",
                known,
                "another key is on record for " + key.name(),
                "either the host was replaced or re-keyed, or somebody stands in between",
                "when you know why:  " + again(known, key));
    }

    private ProblemException revoked(KnownHosts known, HostKey key) {
        return refused(
                "host-key-revoked",
                known,
                "the key that " + key.name() + " shows is marked @revoked",
                "its private key may be in the hands of others, who can pose as this host",
                "let whoever runs it make a new host key, then:  " + again(known, key));
    }

    private String again(KnownHosts known, HostKey key) {
        return known.forget(key) + " ; vipnat trust " + host;
    }

    private static ProblemException refused(String code, KnownHosts known, String what, String why, String fix) {
        return new ProblemException(
                ProblemException.Kind.REFUSED, Problem.fatal(code, known.file().toString(), what, why, fix));
    }
}
