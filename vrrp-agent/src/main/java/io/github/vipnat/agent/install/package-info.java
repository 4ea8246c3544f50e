/** The files that make the agent a service. */
@NullMarked
package io.github.vipnat.agent.install;

import org.jspecify.annotations.NullMarked;
