namespace LutGen.Tool.Charts;

/// <summary>An upright rectangle of a picture, in pixels, y downwards.</summary>
internal readonly record struct Box(double Left, double Top, double Right, double Bottom)
{
    /// <summary>Whether another one lies within.</summary>
    public bool Holds(Box other) => other.Left >= Left && other.Right <= Right && other.Top >= Top && other.Bottom <= Bottom;

    /// <summary>Whether it has some area in common with another one.</summary>
    public bool Overlaps(Box other) => other.Left < Right && other.Right > Left && other.Top < Bottom && other.Bottom > Top;

    /// <summary>The box with a margin on all sides.</summary>
    public Box Grown(double margin) => new(Left - margin, Top - margin, Right + margin, Bottom + margin);

    /// <summary>Whether some of a line lies within.</summary>
    public bool Meets(Segment line)
    {
        // What is left of the line, from 0 at its beginning to 1 at its end, when each edge has cut off what is beyond it.
        double from = 0, to = 1;
        return Cut(line.X2 - line.X1, Left - line.X1, Right - line.X1) && Cut(line.Y2 - line.Y1, Top - line.Y1, Bottom - line.Y1) && from < to;

        bool Cut(double way, double low, double high)
        {
            if (way == 0)
            {
                return low < 0 && high > 0;
            }

            from = Math.Max(from, Math.Min(low / way, high / way));
            to = Math.Min(to, Math.Max(low / way, high / way));
            return true;
        }
    }
}
