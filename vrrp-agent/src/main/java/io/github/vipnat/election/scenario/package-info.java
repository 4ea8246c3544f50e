/** What happens to the nodes of a simulation, and the words a person writes it in. */
@NullMarked
package io.github.vipnat.election.scenario;

import org.jspecify.annotations.NullMarked;
