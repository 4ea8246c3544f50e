package io.github.vipnat.node;

import io.github.vipnat.problem.Problem;
import io.github.vipnat.topology.Node;
import io.github.vipnat.transport.TransportException;

/** Why something is not known of a node, each with its way out. */
final class Unanswered {

    private static final String WHY = "nothing is known of it, and not known is not well";

    /** What a node printed in place of an answer is shown up to here, in characters. */
    private static final int SHOWN = 200;

    private final Node node;

    Unanswered(Node node) {
        this.node = node;
    }

    Problem line(TransportException failure) {
        return problem(
                "node-not-asked",
                "the node did not answer: " + failure.getMessage(),
                ssh() + " true  shows whether the node still lets you in, and how soon");
    }

    /** It let us in, and what ran there was not our script. */
    Problem shell(String printed) {
        String said = printed.strip();
        return problem(
                "node-shell-strange",
                "the node let us in and did not run what it was asked"
                        + (said.isEmpty() ? ", and said nothing" : ": " + shortened(said)),
                "its login shell is restricted, or a forced command stands in authorized_keys or sshd_config;  " + ssh()
                        + " sh -c true  shows what it says; let this user have sh, or write another into cluster.yaml");
    }

    Problem noSsh() {
        return problem(
                "node-no-ssh",
                "cluster.yaml does not say how to log in to the node",
                "add to node " + node.name() + ":  ssh: { username: ops, key: ~/.ssh/id_ed25519, sudo: true }");
    }

    Problem vip() {
        return problem(
                "node-has-vip",
                "the node's address in cluster.yaml is the VIP, which leads to another node after a failover",
                "write the address that the node keeps when the VIP moves away");
    }

    Problem brokenOff(NodeQuestion question) {
        return problem(
                "node-not-asked",
                "the node's answer to \"" + question.name() + "\" did not come: the line ended before it",
                byHand(question));
    }

    Problem late(NodeQuestion question) {
        return problem(
                "node-not-asked",
                "no time was left to ask the node for \"" + question.name() + "\": it answers slowly",
                byHand(question));
    }

    Problem hangs(NodeQuestion question) {
        return problem(
                "node-not-asked",
                "\"" + question.name() + "\" did not come to its end within "
                        + question.longest().toSeconds() + " s, and was ended",
                byHand(question));
    }

    Problem tooLong(NodeQuestion question, int kept) {
        return problem(
                "node-not-asked",
                "the answer to \"" + question.name() + "\" is longer than " + kept / 1024
                        + " KiB, which is all that is kept",
                byHand(question));
    }

    Problem sudoRefused(NodeQuestion question, String said) {
        String username = node.ssh().orElseThrow().username();
        return problem(
                "node-sudo-refused",
                "sudo does not let " + username + " ask for \"" + question.name() + "\": " + shortened(said),
                "add to " + Sudoers.FILE + " on " + node.name() + ", by visudo -f:  "
                        + new Sudoers(username).line(question));
    }

    /** cluster.yaml does not say that sudo may be used. */
    Problem sudoUnwished(NodeQuestion question) {
        return problem(
                "node-sudo-not-used",
                "only root is told \"" + question.name() + "\", and cluster.yaml does not say that sudo may be used",
                "write sudo: true into the ssh of node " + node.name() + ", and into " + Sudoers.FILE + " there:  "
                        + new Sudoers(node.ssh().map(Node.Ssh::username).orElse("ops")).line(question));
    }

    private static String byHand(NodeQuestion question) {
        return "type it on the node" + (question.asRoot() ? ", as root:  " : ":  ") + question.command();
    }

    private String ssh() {
        return "ssh "
                + node.ssh()
                        .map(ssh -> "-p " + ssh.port() + " " + ssh.username() + "@")
                        .orElse("") + node.address();
    }

    private static String shortened(String said) {
        String line = said.lines().findFirst().orElse("").strip();
        return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + " ...";
    }

    private Problem problem(String code, String what, String fix) {
        return Problem.risk(code, node.name(), what, WHY, fix);
    }
}
