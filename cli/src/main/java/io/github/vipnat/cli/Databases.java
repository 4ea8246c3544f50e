package io.github.vipnat.cli;

import io.github.vipnat.database.DatabaseSite;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.topology.Topology;
import java.util.List;

/**
 * The site's databases, as the commands about them see them.
 *
 * @param missed nodes that could not be looked at
 */
record Databases(DatabaseSite site, List<Problem> missed) {

    static Databases of(SiteCommand command) {
        Topology site = command.topology();
        NodeViews nodes = site.database().isPresent() ? NodeViews.of(site, command.surroundings()) : NodeViews.none();
        return new Databases(DatabaseSite.of(site, command.surroundings().secrets(), nodes.seen()), nodes.missed());
    }
}
