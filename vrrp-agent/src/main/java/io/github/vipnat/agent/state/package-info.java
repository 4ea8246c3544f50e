/** What the agent writes down: status, metrics, its log, and the files that outlive it. */
@NullMarked
package io.github.vipnat.agent.state;

import org.jspecify.annotations.NullMarked;
