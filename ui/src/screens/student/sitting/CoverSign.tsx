// What lies on every cover: rings, as on a map, and nobody in them.

export function CoverSign() {
  return (
    <svg className="cover-sign" viewBox="0 0 120 120" aria-hidden="true">
      <circle cx="60" cy="60" r="56" />
      <circle cx="60" cy="60" r="38" />
      <circle cx="60" cy="60" r="20" />
    </svg>
  );
}
