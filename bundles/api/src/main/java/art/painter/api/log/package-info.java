/**
 * The append-only public log: a Merkle tree over salted record hashes (RFC 9162), its checkpoints
 * and proofs (C2SP tlog-tiles, tlog-checkpoint, tlog-proof).
 */
@Export
@Version("1.1.0")
package art.painter.api.log;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
