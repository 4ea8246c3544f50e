package io.github.vipnat.cli.node;

import io.github.vipnat.cli.command.NodeViews;
import io.github.vipnat.cli.command.SiteCommand;
import io.github.vipnat.database.DatabaseSite;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.topology.Topology;
import java.util.List;

/**
 * The site's databases, as the commands about them see them.
 *
 * @param missed nodes that could not be looked at
 */
record SiteDatabases(DatabaseSite site, List<Problem> missed) {

    static SiteDatabases of(SiteCommand command) {
        Topology site = command.topology();
        NodeViews nodes = site.database().isPresent() ? NodeViews.of(site, command.surroundings()) : NodeViews.none();
        return new SiteDatabases(DatabaseSite.of(site, command.surroundings().secrets(), nodes.seen()), nodes.missed());
    }
}
