package io.github.vipnat.keepalived.render;

import io.github.vipnat.address.Ipv4Prefix;
import io.github.vipnat.layout.KeepalivedLines;
import io.github.vipnat.topology.Node;
import io.github.vipnat.topology.Topology;
import io.github.vipnat.topology.VrrpSettings;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Writes one node's file: the document's section 4.2 for the MASTER, 4.3 for a BACKUP. */
final class NodeWriter {

    private static final int HOST_PREFIX = 32;

    private final Topology topology;
    private final VrrpSettings vrrp;
    private final Node node;
    private final Optional<String> password;
    private final RenderOptions options;
    private final ConfWriter out;

    NodeWriter(Topology topology, VrrpSettings vrrp, Node node, Optional<String> password, RenderOptions options) {
        this.topology = topology;
        this.vrrp = vrrp;
        this.node = node;
        this.password = password;
        this.options = options;
        this.out = new ConfWriter(options);
    }

    String write() {
        boolean tracks = RoleDefaults.isMaster(topology, node) || options.has(ProductionExtra.TRACK_EVERYWHERE);
        out.comment("keepalived.conf for " + node.name() + ", cluster " + topology.cluster()
                + "; written by vipnat keepalived render");
        if (options.explained()) {
            globals();
            standbyFile();
        }
        if (tracks) {
            vrrp.track().forEach(this::tracker);
            if (!vrrp.track().isEmpty()) {
                out.blank();
            }
        }
        instance(tracks);
        return out.toString();
    }

    private void globals() {
        out.open("global_defs");
        out.extra(ProductionExtra.SCRIPT_SECURITY, "script_user root", "enable_script_security");
        out.extra(
                ProductionExtra.NOTIFY_FIFO, KeepalivedLines.fifo(options.fifo()), "vrrp_notify_priority_changes true");
        out.extra(ProductionExtra.GARP_REFRESH, "vrrp_garp_master_refresh 5");
        out.close();
        out.blank();
    }

    private void standbyFile() {
        out.extra(ProductionExtra.STANDBY_FILE, KeepalivedLines.standbyFile().toArray(String[]::new));
        out.blank();
    }

    private void tracker(VrrpSettings.TrackedProcess tracked) {
        out.open("vrrp_track_process " + RoleDefaults.checkName(tracked.process()));
        out.addLine("process " + tracked.process());
        out.addLine("weight " + tracked.weight());
        out.close();
    }

    private void instance(boolean tracks) {
        out.open("vrrp_instance " + vrrp.instance());
        out.addLine("state " + (RoleDefaults.isMaster(topology, node) ? "MASTER" : "BACKUP"));
        out.addLine("interface " + vrrp.interfaceName());
        out.addLine("virtual_router_id " + vrrp.virtualRouterId());
        out.addLine("priority " + RoleDefaults.priority(topology, node));
        if (RoleDefaults.needsVersion3(vrrp)) {
            out.addLine("version 3");
        }
        out.addLine("advert_int " + RoleDefaults.seconds(vrrp.advertInterval()));
        authentication();
        out.open("virtual_ipaddress");
        out.addLine(address(topology.vip()));
        out.close();
        if (tracks && !vrrp.track().isEmpty()) {
            out.open("track_process");
            vrrp.track().forEach(tracked -> out.addLine(RoleDefaults.checkName(tracked.process())));
            out.close();
        }
        instanceExtras();
        out.close();
    }

    private void authentication() {
        password.ifPresent(secret -> {
            out.open("authentication");
            out.addLine("auth_type PASS");
            out.addLine("auth_pass " + Password.written(secret));
            out.close();
        });
    }

    private void instanceExtras() {
        out.extra(
                ProductionExtra.STANDBY_FILE,
                KeepalivedLines.tracksStandbyFile().toArray(String[]::new));
        List<String> peers = topology.nodes().stream()
                .filter(other -> !other.equals(node))
                .map(other -> "    " + other.address())
                .toList();
        Stream<String> unicast = Stream.of(
                        Stream.of("unicast_src_ip " + node.address(), "unicast_peer {"), peers.stream(), Stream.of("}"))
                .flatMap(lines -> lines);
        out.extra(ProductionExtra.UNICAST, unicast.toArray(String[]::new));
        String[] vmac = options.has(ProductionExtra.UNICAST)
                ? new String[] {"use_vmac", "vmac_xmit_base"}
                : new String[] {"use_vmac"};
        out.extra(ProductionExtra.VMAC, vmac);
        out.extra(
                ProductionExtra.NOTIFY_HOOK,
                KeepalivedLines.hook(options.hook(), vrrp.instance()).toArray(String[]::new));
    }

    private static String address(Ipv4Prefix vip) {
        return vip.length() == HOST_PREFIX ? vip.address().toString() : vip.toString();
    }
}
