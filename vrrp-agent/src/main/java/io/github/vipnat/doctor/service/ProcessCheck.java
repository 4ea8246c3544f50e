package io.github.vipnat.doctor.service;

import io.github.vipnat.doctor.Finding;
import io.github.vipnat.doctor.Finding.Cause;
import io.github.vipnat.doctor.SiteSight;
import io.github.vipnat.doctor.Verdict;
import io.github.vipnat.node.NodeQuestion;
import io.github.vipnat.node.NodeSight;
import io.github.vipnat.node.ProcessTable;
import io.github.vipnat.topology.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Each service's process runs, under the name that keepalived's tracking looks for. */
final class ProcessCheck extends ServiceCheck {

    static final String CODE = "service-process";

    ProcessCheck() {
        super(CODE, "The process of each service runs, by the name that the kernel has for it.");
    }

    @Override
    public List<NodeQuestion> questions(Topology site) {
        return List.of(new ExpectedServices(site).question(), ProcessTable.QUESTION);
    }

    @Override
    List<Finding> node(SiteSight sight, NodeSight node) {
        String name = node.node().name();
        Optional<String> said = node.said(ProcessTable.QUESTION);
        Optional<ProcessTable> processes = said.flatMap(ProcessTable::parse);
        if (processes.isEmpty()) {
            return List.of(said.isEmpty() ? lines().notChecked(node, ProcessTable.QUESTION, name) : hidden(name));
        }
        List<Finding> found = new ArrayList<>();
        List<String> well = new ArrayList<>();
        for (ExpectedService service : new ExpectedServices(sight.site()).expected(sight, node.node())) {
            service.process().ifPresent(process -> {
                if (processes.get().names().contains(process)) {
                    well.add(process);
                } else {
                    found.add(missing(name, service, process));
                }
            });
        }
        if (!well.isEmpty()) {
            found.add(0, lines().ok(name, "run: " + String.join(", ", well)));
        }
        return found;
    }

    private Finding missing(String node, ExpectedService service, String process) {
        String fix = service.unit().isEmpty()
                ? "on " + node + ":  ps -e -o comm=  lists the names there are; start it, or mend vrrp.track"
                : "on " + node + ":  sudo systemctl restart " + service.shortUnit()
                        + " ; ps -e -o comm=  shows its name;"
                        + " if that is another, write process: NAME into services of cluster.yaml";
        return new Finding(
                CODE,
                service.isWished() ? Verdict.FAULT : Verdict.WARNING,
                service.on(node),
                "no process is called " + process,
                "keepalived counts a service by its process: this one is down for it, and for clients",
                fix,
                List.of(
                        new Cause(UnitActiveCheck.CODE, service.on(node)),
                        new Cause(VipBindCheck.CODE, service.on(node))));
    }

    private Finding hidden(String node) {
        return lines().notChecked(
                        node,
                        "the processes of others are hidden from the one who logs in (hidepid)",
                        "whether a service runs cannot be told",
                        "on " + node
                                + ":  mount | grep /proc  shows it; log in as a user of the group that may see them (gid=)");
    }
}
