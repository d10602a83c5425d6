package art.painter.api.license;

/** What an artist may rule out, whatever the tier. */
public enum RestrictedCategory {
  /** Sexual or adult content. */
  ADULT,
  /** Political advertising and campaigns. */
  POLITICAL_ADS,
  /** NFTs and other tokens. */
  NFT,
  /** Hate, harassment and degradation of people. */
  HATE,
  /** Graphic violence. */
  VIOLENCE,
  /** Likenesses of real people. */
  REAL_PEOPLE,
  /** Content made to deceive. */
  DECEPTION,
  /** Advertising of gambling, alcohol, tobacco, drugs or weapons. */
  HARMFUL_GOODS
}
