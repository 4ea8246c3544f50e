package io.github.vipnat.failover;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.layout.InstallLayout;
import io.github.vipnat.node.NodeVisits;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.ProblemException;
import io.github.vipnat.problem.ShellText;
import io.github.vipnat.topology.Node;
import io.github.vipnat.transport.Connection;
import io.github.vipnat.transport.ExecResult;
import io.github.vipnat.transport.TransportException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A node over SSH. A line that breaks is opened once more: all that {@code vipnat-lever} is told it may be told twice. Whatever
 * hangs ends before the lease does, so that what is pulled is never longer without us than that.
 */
public final class SshNodeHand implements NodeHand {

    private static final Duration USUAL = Duration.ofSeconds(12);

    /** Longer than {@code vipnat-lever} gives systemctl, shorter than the lease. */
    private static final Duration ACTING = Duration.ofSeconds(28);

    private static final Pattern ADDRESS = Pattern.compile("(?m)^[0-9]+: +[^ ]+ +inet ([0-9.]+)");

    private final Node node;
    private final NodeVisits.Door door;
    private Optional<Connection> open = Optional.empty();

    public SshNodeHand(Node node, NodeVisits.Door door) {
        this.node = node;
        this.door = door;
    }

    @Override
    public String node() {
        return node.name();
    }

    @Override
    public synchronized NodeStand look(Duration listen) {
        String seconds = Long.toString(listen.toSeconds());
        return NodeStand.parse(
                node.name(), lever(USUAL.plus(listen).plus(USUAL), List.of("look", listeningOn(), seconds)));
    }

    /** Any other word is as good where nobody listens. */
    private static String listeningOn() {
        return "any";
    }

    @Override
    public synchronized List<Ipv4> addresses() {
        ExecResult result = exec("ip -o -4 addr show", USUAL);
        List<Ipv4> addresses = new ArrayList<>();
        Matcher line = ADDRESS.matcher(result.standardOutput());
        while (line.find()) {
            Ipv4.parse(line.group(1)).ifPresent(addresses::add);
        }
        if (result.exitStatus() != 0 || addresses.isEmpty()) {
            throw new NodeLost(notAsked("it does not show its addresses (exit status " + result.exitStatus() + ")"));
        }
        return addresses;
    }

    @Override
    public synchronized void lever(String verb, String... words) {
        List<String> all = new ArrayList<>(List.of(verb));
        Arrays.stream(words).map(SshNodeHand::plain).forEach(all::add);
        lever(ACTING, all);
    }

    /** dash knows no way to write what a terminal does not show. */
    private static String plain(String word) {
        return word.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}\\p{Cn}\\p{Co}\\u00a0]", " ");
    }

    private String lever(Duration longest, List<String> words) {
        ExecResult result = exec(command(words), longest);
        String text = result.standardOutput();
        if (result.exitStatus() == 0 && text.stripTrailing().endsWith("done")) {
            return text;
        }
        if (result.exitStatus() == 255 || result.exitStatus() == 0) {
            throw new NodeLost(notAsked("its answer broke off"));
        }
        boolean isOurs = text.contains("refused ");
        throw new LeverRefused(
                isOurs ? result.exitStatus() : LeverRefused.MISSING, isOurs ? text : text + result.standardError());
    }

    /** Whatever shell the user logs in to, it starts sh. */
    private String command(List<String> words) {
        String sudo = node.ssh().filter(Node.Ssh::sudo).isPresent() ? "sudo -n " : "";
        String places = String.join(" ", InstallLayout.levers());
        String script = "for p in " + places + "; do [ ! -x $p ] || exec " + sudo + "$p \"$@\"; done; echo \"none of "
                + places + " is there\"; exit 127";
        return "sh -c " + ShellText.of(script) + " vipnat-lever "
                + words.stream().map(ShellText::of).collect(Collectors.joining(" "));
    }

    private ExecResult exec(String command, Duration longest) {
        boolean isFresh = open.isEmpty();
        try {
            return connection().exec(command, longest);
        } catch (TransportException e) {
            close();
            if (isFresh) {
                throw new NodeLost(notAsked(String.valueOf(e.getMessage())));
            }
        }
        try {
            return connection().exec(command, longest);
        } catch (TransportException e) {
            close();
            throw new NodeLost(notAsked(String.valueOf(e.getMessage())));
        }
    }

    private Connection connection() {
        if (open.isEmpty()) {
            try {
                open = door.open(node);
            } catch (TransportException e) {
                throw new NodeLost(e.problem());
            } catch (ProblemException e) {
                throw new NodeLost(e.problems().get(0));
            }
        }
        return open.orElseThrow(() -> new NodeLost(Problem.fatal(
                "node-without-ssh",
                "node " + node.name(),
                "cluster.yaml does not say how to log in to " + node.name(),
                "a node that cannot be asked may have the VIP",
                "add  ssh: { username: ops, key: ~/.ssh/id_ed25519, sudo: true }  to " + node.name()
                        + " in cluster.yaml")));
    }

    private Problem notAsked(String why) {
        return Problem.fatal(
                "node-not-asked",
                "node " + node.name(),
                "the node did not answer: " + why,
                "nothing is known of it, and not known is not well",
                "ssh "
                        + node.ssh()
                                .map(ssh -> "-p " + ssh.port() + " " + ssh.username() + "@")
                                .orElse("") + node.address() + " true");
    }

    @Override
    public synchronized void close() {
        open.ifPresent(Connection::close);
        open = Optional.empty();
    }
}
