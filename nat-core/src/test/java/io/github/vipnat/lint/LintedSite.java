package io.github.vipnat.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.ios.IosDeviceOs;
import io.github.vipnat.nat.RouterView;
import io.github.vipnat.plan.Plan;
import io.github.vipnat.plan.Planner;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.topology.DesiredNat;
import io.github.vipnat.topology.Router;
import io.github.vipnat.topology.Topology;
import io.github.vipnat.topology.reader.TopologyReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A site and its router, told in a few lines: VIP 10.51.10.67, nodes .11 and .12 on GigabitEthernet0/0, the provider on
 * GigabitEthernet0/1 with 203.0.113.2.
 */
final class LintedSite {

    private final List<String> publications;
    private final List<String> lines = new ArrayList<>();
    private List<String> lanLines = List.of();
    private List<String> wanLines = List.of();
    private String routerOptions = "";
    private String moreRouters = "";
    private String vip = "10.51.10.67";

    private LintedSite(List<String> publications) {
        this.publications = publications;
    }

    /** What cluster.yaml publishes, one flow mapping each, without braces. */
    static LintedSite publishing(String... publications) {
        return new LintedSite(List.of(publications));
    }

    /** Static rules, without their first five words. */
    LintedSite rules(String... rules) {
        for (String rule : rules) {
            lines.add("ip nat inside source static " + rule);
        }
        return this;
    }

    /** Any other lines at the end of the configuration. */
    LintedSite lines(String... more) {
        lines.addAll(List.of(more));
        return this;
    }

    /** More lines of the inside interface. */
    LintedSite lan(String... more) {
        lanLines = List.of(more);
        return this;
    }

    /** More lines of the outside interface. */
    LintedSite wan(String... more) {
        wanLines = List.of(more);
        return this;
    }

    /** More keys of the router in cluster.yaml. */
    LintedSite router(String options) {
        routerOptions = options;
        return this;
    }

    /** More routers in cluster.yaml. */
    LintedSite routers(String yaml) {
        moreRouters = yaml;
        return this;
    }

    /** Another VIP. */
    LintedSite vip(String address) {
        vip = address;
        return this;
    }

    private Topology topology() {
        String publish =
                publications.stream().map(item -> "      - { " + item + " }\n").collect(Collectors.joining());
        return new TopologyReader(Path.of("/home/ops"))
                .read(
                        Path.of("cluster.yaml"),
                        """
                cluster: web
                vip: %s
                nodes:
                  - { name: vm1, address: 10.51.10.11 }
                  - { name: vm2, address: 10.51.10.12 }
                routers:
                  - name: edge
                    address: 10.51.10.254
                    username: netops
                    password: env:IOS_PASSWORD
                """.formatted(vip) + routerOptions.indent(4) + "    publish:\n" + publish
                                + moreRouters.indent(2));
    }

    /** The running configuration of the router. */
    String running() {
        return "hostname edge\n"
                + "interface GigabitEthernet0/0\n ip address 10.51.10.254 255.255.0.0\n ip nat inside\n"
                + String.join("\n", lanLines).indent(1)
                + "interface GigabitEthernet0/1\n ip address 203.0.113.2 255.255.255.0\n ip nat outside\n"
                + String.join("\n", wanLines).indent(1)
                + String.join("\n", lines) + "\nend\n";
    }

    List<Problem> problems() {
        return problemsOn(running());
    }

    /** As {@link #problems()}, with a configuration of the test's own. */
    List<Problem> problemsOn(String running) {
        Topology topology = topology();
        Router router = topology.routers().get(0);
        RouterView view = new IosDeviceOs().read(running);
        Plan plan = Planner.plan(view.nat(), DesiredNat.of(topology, router, view));
        return Linter.check(topology, router, view, plan);
    }

    /** The lines by which the plan is carried out. */
    List<String> script(String running) {
        RouterView view = new IosDeviceOs().read(running);
        return new IosDeviceOs().render(plan(view), view.nat()).forwardLines();
    }

    /** What is wrong with the router as it stands. */
    List<Problem> faultsOn(String running) {
        return FaultsOfToday.of(topology(), "edge", plan(new IosDeviceOs().read(running)));
    }

    private Plan plan(RouterView view) {
        Topology topology = topology();
        return Planner.plan(
                view.nat(), DesiredNat.of(topology, topology.routers().get(0), view));
    }

    /** What the outside reaches on the only global. */
    Exposure exposure() {
        Topology topology = topology();
        RouterView view = new IosDeviceOs().read(running());
        Plan plan = Planner.plan(
                view.nat(), DesiredNat.of(topology, topology.routers().get(0), view));
        return Exposure.of(plan, view).get(0);
    }

    /** Severity and code of everything that was found. */
    List<String> found() {
        return problems().stream()
                .map(problem -> problem.severity() + " " + problem.code())
                .toList();
    }

    /** The only problem there is. */
    Problem problem() {
        assertThat(problems()).as("problems").hasSize(1);
        return problems().get(0);
    }
}
