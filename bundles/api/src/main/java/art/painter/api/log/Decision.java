package art.painter.api.log;

import java.time.Instant;

/**
 * What an artist decided about a consent, without what its record says.
 *
 * @param id the record's id
 * @param kind {@link RecordKind#PAUSE}, {@link RecordKind#RESUMPTION} or {@link
 *     RecordKind#WITHDRAWAL}
 * @param position the record's place in the log
 * @param logged when it was logged, which is from when on it counts
 */
public record Decision(String id, RecordKind kind, long position, Instant logged) {}
