/** The commands about the nodes: keepalived, the agent, the database. */
@NullMarked
package io.github.vipnat.cli.node;

import org.jspecify.annotations.NullMarked;
