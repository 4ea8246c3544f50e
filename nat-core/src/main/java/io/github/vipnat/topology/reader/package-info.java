/** Reads cluster.yaml into a {@link io.github.vipnat.topology.Topology}; one class a section. API: TopologyReader alone. */
@NullMarked
package io.github.vipnat.topology.reader;

import org.jspecify.annotations.NullMarked;
