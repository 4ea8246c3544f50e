/** What to do in a situation; pure. */
@NullMarked
package io.github.vipnat.agent.policy;

import org.jspecify.annotations.NullMarked;
