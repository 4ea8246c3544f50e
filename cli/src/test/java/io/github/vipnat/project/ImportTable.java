package io.github.vipnat.project;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who may import whom. A row that has to change is a decision, and goes into docs/adr. The table in CONTRIBUTING.md is made
 * from this one.
 */
final class ImportTable {

    static final String ROOT = "io.github.vipnat";

    /** Every room may import these, but the first imports nothing. */
    static final List<String> COMMON = List.of("address", "problem", "secret", "json", "owner");

    /**
     * Package: what it may import besides. A dot alone is the root package, the library's front door. Only the rooms of its
     * own family may import a room within a room, and where a star stands behind its name others too.
     */
    private static final String TABLE = """
            lab:
            lab.parser:
            lab.nat:                lab
            lab.device:             lab lab.nat
            lab.netfilter:          lab
            lab.filter:
            lab.shell.config:       lab lab.parser lab.nat lab.device
            lab.shell.terminal:     lab lab.shell.config
            lab.shell:              lab lab.parser lab.nat lab.device lab.shell.config lab.shell.terminal
            lab.ssh:                lab lab.device lab.shell lab.shell.terminal
            lab.machine:            lab lab.nat lab.device lab.shell lab.shell.terminal lab.ssh

            address:
            problem:
            trust:
            secret:                 trust
            json:
            child:
            owner:                  child

            filter:
            nat:                    filter
            plan:                   nat
            topology:               nat
            topology.yaml:
            topology.reader*:       nat topology topology.yaml trust
            topology.proposal*:     nat topology topology.yaml
            lint:                   filter nat plan topology

            device:                 nat plan
            ios.text:               nat
            ios.nat:                nat ios.text
            ios.filter:             filter nat plan ios.text
            ios.read:               nat ios.text ios.nat ios.filter
            ios.reply:              device ios.nat
            ios.probe:              nat device ios.text ios.read ios.reply
            ios:                    nat plan device ios.text ios.nat ios.filter ios.read ios.reply ios.probe

            transport.hostkey*:
            transport:              transport.hostkey
            transport.key:          transport
            transport.connect:      transport transport.hostkey
            transport.sshj*:        transport transport.hostkey transport.key transport.connect
            transport.jsch*:        transport transport.hostkey transport.key transport.connect
            session.expect*:        transport
            session:                device session.expect

            apply:                  nat plan session transport
            apply.journal*:         nat plan device session apply
            apply.step*:            nat plan device session apply apply.journal
            apply.send:             nat plan device session apply apply.journal apply.step
            apply.back:             nat plan device session transport apply apply.journal apply.step apply.send
            apply.run*:             plan device session transport apply apply.journal apply.step apply.send apply.back
            reconcile:              nat plan topology lint device ios transport transport.hostkey transport.sshj transport.jsch session session.expect apply apply.journal apply.step apply.run
            page:
            report:                 page nat plan topology lint device transport.hostkey apply apply.journal reconcile
            .:                      topology topology.reader apply reconcile

            layout:
            keepalived:
            keepalived.conf*:
            keepalived.conf.keyword:
            keepalived.conf.reader*: keepalived.conf keepalived.conf.keyword
            keepalived.vrrp*:       keepalived.conf keepalived.conf.reader
            keepalived.lint*:       child keepalived.conf keepalived.conf.reader keepalived.vrrp election election.scenario
            keepalived.render*:     layout topology
            election.left:          keepalived.conf
            election.scenario*:
            election:               keepalived.conf keepalived.vrrp election.left election.scenario
            election.print*:        election
            database.account:
            database.session:       topology
            database.inspect*:      topology database.account database.session
            database.remedy*:       report database.account database.session database.inspect
            database.report*:       report database.account database.session database.inspect
            database:               topology database.inspect database.remedy database.report
            agent.state*:           layout
            agent.events:           child agent.state
            agent.host*:            child agent.state
            agent.policy:           topology reconcile agent.events agent.host
            agent.visits:           topology reconcile agent.state agent.events agent.host agent.policy
            agent.install*:         layout
            agent:                  layout topology reconcile agent.state agent.events agent.host agent.policy agent.visits

            node:                   topology transport
            doctor:                 node topology reconcile database.report
            doctor.service:         node doctor topology
            doctor.node*:           node doctor doctor.service topology
            doctor.cluster:         node doctor topology reconcile keepalived.conf keepalived.conf.reader keepalived.vrrp keepalived.lint election election.scenario database.inspect database.report plan
            doctor.site*:           child node doctor doctor.node doctor.cluster topology transport reconcile database
            doctor.report*:         report topology doctor
            failover.lever*:        keepalived.conf keepalived.vrrp election election.scenario
            failover:               node layout topology transport reconcile apply keepalived.conf keepalived.conf.reader keepalived.vrrp election election.scenario failover.lever
            drill:                  topology page failover failover.lever

            cli.process:            child device reconcile apply apply.journal
            cli.command:            layout topology topology.reader trust transport reconcile apply report database.inspect cli.process
            cli.nat:                page nat plan topology topology.proposal transport transport.hostkey session reconcile apply apply.journal report cli.process cli.command
            cli.node:               layout topology topology.reader reconcile apply report keepalived.conf keepalived.conf.reader keepalived.vrrp keepalived.lint keepalived.render election election.scenario election.print database database.remedy database.report agent agent.host agent.install agent.state cli.process cli.command doctor doctor.site doctor.report failover failover.lever apply.journal drill
            cli.demo:               lab report cli.process cli.command
            cli.help:               layout cli.process
            cli:                    report cli.process cli.command cli.nat cli.node cli.demo cli.help
            """;

    private static final Map<String, Set<String>> ROWS = rows();

    private ImportTable() {}

    /** Every room, in the order of the table. */
    static List<String> rooms() {
        return List.copyOf(ROWS.keySet());
    }

    static boolean has(String room) {
        return ROWS.containsKey(room);
    }

    /** What a room may import besides the common ones. */
    static Set<String> importsOf(String room) {
        return ROWS.get(room);
    }

    static boolean isAllowed(String from, String to) {
        boolean isCommon = COMMON.contains(to) && !from.equals("address") && !isLab(from);
        return isCommon || ROWS.get(from).contains(to);
    }

    static boolean isLab(String room) {
        return family(room).equals("lab");
    }

    /** The rooms within rooms that others may import than those of their family. */
    static Set<String> doors() {
        return lines().filter(row -> row[0].endsWith("*"))
                .map(row -> row[0].replace("*", ""))
                .collect(Collectors.toSet());
    }

    /** The outermost room around a room, or itself. */
    static String family(String room) {
        return room.equals(".") ? room : room.split("\\.", -1)[0];
    }

    private static Map<String, Set<String>> rows() {
        Map<String, Set<String>> rows = new LinkedHashMap<>();
        lines().forEach(row -> rows.put(
                row[0].replace("*", ""),
                Arrays.stream(row[1].strip().split(" +", -1))
                        .filter(room -> !room.isEmpty())
                        .collect(Collectors.toUnmodifiableSet())));
        return rows;
    }

    private static Stream<String[]> lines() {
        return TABLE.lines().filter(line -> !line.isBlank()).map(line -> line.split(":", -1));
    }
}
