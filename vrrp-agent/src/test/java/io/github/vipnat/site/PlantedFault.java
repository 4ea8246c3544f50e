package io.github.vipnat.site;

import java.util.List;
import java.util.function.BiConsumer;

/** Something that is wrong with a node, and which check has to name it. */
record PlantedFault(
        String words, List<String> causes, BiConsumer<Site, NodeDoors> planting, BiConsumer<Site, NodeDoors> mending) {

    static List<PlantedFault> ordinary() {
        return List.of(dead("nginx", "vm2"), dead("vsftpd", "vm2"), dead("named", "vm2"));
    }

    private static PlantedFault dead(String service, String node) {
        return new PlantedFault(
                service + " is dead on " + node,
                List.of("unit-active " + node),
                (site, doors) -> site.node(node).kill(service),
                (site, doors) -> site.node(node).start(service));
    }

    void plant(Site site, NodeDoors doors) {
        planting.accept(site, doors);
    }

    void mend(Site site, NodeDoors doors) {
        mending.accept(site, doors);
    }

    @Override
    public String toString() {
        return words;
    }
}
