package io.github.vipnat.doctor.cluster;

import io.github.vipnat.doctor.SiteSight;
import io.github.vipnat.keepalived.conf.Conf;
import io.github.vipnat.keepalived.conf.KeepalivedRelease;
import io.github.vipnat.keepalived.conf.reader.ConfParser;
import io.github.vipnat.keepalived.lint.KeepalivedLint.NodeFile;
import io.github.vipnat.keepalived.vrrp.NodeConfig;
import io.github.vipnat.node.Links;
import io.github.vipnat.node.NodeQuestion;
import io.github.vipnat.node.NodeSight;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * keepalived.conf as it stands on a node, read as keepalived reads it there.
 *
 * @param release the one that is installed; empty where the node does not say
 */
record SeenKeepalived(NodeSight node, NodeFile file, KeepalivedFiles files, Optional<KeepalivedRelease> release) {

    static final String CONF = KeepalivedFiles.FOLDER + "/keepalived.conf";

    static final NodeQuestion VERSION = NodeQuestion.ofAll("keepalived-version", "keepalived -v 2>&1 | head -n 1");
    static final NodeQuestion HOST_NAME = NodeQuestion.ofAll("host-name", "uname -n");

    /** All that has to be asked for it. */
    static List<NodeQuestion> questions() {
        return List.of(
                KeepalivedFiles.TEXTS,
                KeepalivedFiles.EXECUTABLE,
                VERSION,
                HOST_NAME,
                Links.ADDRESSES,
                Links.CARDS,
                SeenHost.PROCESSES,
                SeenHost.USERS,
                SeenHost.HYPERVISOR);
    }

    /** Empty where the node does not show the file. */
    static Optional<SeenKeepalived> of(NodeSight node) {
        return KeepalivedFiles.of(node).map(files -> {
            Optional<String> id = node.said(HOST_NAME)
                    .map(name -> name.strip().split("\\.", 2)[0])
                    .filter(name -> !name.isEmpty());
            ConfParser reader = new ConfParser(files, id);
            Conf conf = reader.parse(files.named(CONF));
            return new SeenKeepalived(
                    node,
                    new NodeFile(node.node().name(), conf, SeenHost.of(node), reader),
                    files,
                    node.said(VERSION).flatMap(KeepalivedRelease::printed));
        });
    }

    /** Of every node that shows it, in the order of cluster.yaml. */
    static List<SeenKeepalived> all(SiteSight sight) {
        return sight.nodes().stream().flatMap(node -> of(node).stream()).toList();
    }

    /** The releases that run on these nodes; both where one of them does not say. */
    static Set<KeepalivedRelease> releases(List<SeenKeepalived> all) {
        boolean isKnown =
                !all.isEmpty() && all.stream().allMatch(seen -> seen.release().isPresent());
        return isKnown
                ? all.stream()
                        .flatMap(seen -> seen.release().stream())
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(KeepalivedRelease.class)))
                : KeepalivedRelease.all();
    }

    NodeConfig config() {
        return new NodeConfig(node.node().name(), file.conf());
    }
}
