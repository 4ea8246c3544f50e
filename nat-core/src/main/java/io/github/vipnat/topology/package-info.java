/** The site as cluster.yaml describes it, as values. API. */
@NullMarked
package io.github.vipnat.topology;

import org.jspecify.annotations.NullMarked;
